"""The commands, one module each; models are imported only when one is needed."""
