"""What people decide about pairs, kept so that it outlasts a run."""
