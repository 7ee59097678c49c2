"""Journeys in real Firefox, driven over WebDriver BiDi: the language that it speaks by itself, without a driver between."""
