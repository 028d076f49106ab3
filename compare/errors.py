"""One family of exceptions: each message says what went wrong, the value, and the remedy."""


class CompareError(Exception):
    """Anything a user can put right; its message is one sentence shown as it is."""


class InputError(CompareError):
    """A text, file, folder, page or case that cannot be read as one."""


class ModelError(CompareError):
    """An encoder, parser or NLI model that is not there or is not of the kind asked for."""


class StoreError(CompareError):
    """A database of reviews that cannot be opened, read or written."""


class ReportError(CompareError):
    """A report that cannot be made, found or read as asked for."""
