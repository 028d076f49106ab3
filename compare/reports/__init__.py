"""Reports: the pairs that the tool flagged or people reviewed, in forms to hand over."""
