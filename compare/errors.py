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


LONGEST_CAUSE = 80  # characters of another library's message, which may repeat half a file


def cause(error: BaseException) -> str:
    """What another library said was wrong, short and on one line, to stand in a message."""
    words = " ".join(str(error).split()) or type(error).__name__
    return words if len(words) <= LONGEST_CAUSE else f"{words[:LONGEST_CAUSE].rstrip()} …"
