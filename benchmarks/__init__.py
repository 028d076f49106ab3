"""Measurements that take longer than a test and print figures instead of passing or failing."""
