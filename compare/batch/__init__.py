"""Many cases at once: from a folder or a list of files to tables; for scripts and notebooks too."""
