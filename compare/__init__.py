"""Where do a news report and the official account of the same event part?"""

__version__ = "0.1.0"
