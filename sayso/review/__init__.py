"""What people decide: judgements, their undoing, grades, seals, and what a new coding changes."""
