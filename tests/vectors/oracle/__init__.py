"""The oracle: what each service signs, sends and responses, by Python's own crypto and never by this library."""
