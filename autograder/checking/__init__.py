"""Is a test just? Banks of answers with what each should get, and trying them."""
