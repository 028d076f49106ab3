"""The page's panels: a domain object in, widgets out."""
