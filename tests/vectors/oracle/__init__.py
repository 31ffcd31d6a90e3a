"""The oracle: what each service signs, sends and answers, by Python's own crypto and never by this library."""
