"""Two versions of one text: what an edit kept, changed, added and removed."""

from compare.versions.changes import Change, Changed, Versions, compare_versions

__all__ = ["Change", "Changed", "Versions", "compare_versions"]
