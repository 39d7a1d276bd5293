"""Pages for people: feedback, the class report, and what they are made from."""
