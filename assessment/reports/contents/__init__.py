"""The report's parts as plain data, one module a part: what is printed, in one language, and nothing else."""
