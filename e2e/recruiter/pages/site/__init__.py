"""The ordinary site and Sales Navigator: public profiles in both markups, people search, leads."""
