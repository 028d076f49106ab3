"""How the models and weights of the package were made; not needed to run it."""
