"""The checks: each is a function from the project to a list of problems, in a module of its own.

A check that found nothing to check is a failure: it returns the problem that `nothing_to_check` makes.
"""
