"""What all learning platforms share: the contract, reading class lists and downloads, writing tables of marks."""
