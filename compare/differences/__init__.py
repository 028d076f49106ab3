"""Typed differences between two claims: exact, explainable, without a trained model."""
