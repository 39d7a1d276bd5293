"""`autograder serve`: takes in what is handed in, grades it at once, and gives feedback back, by nbgrader's exchange and by HTTP."""
