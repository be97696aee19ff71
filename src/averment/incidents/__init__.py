"""The incidents room."""
