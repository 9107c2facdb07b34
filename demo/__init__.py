"""The demo campaign of the fictional Stichting Welzijn Oeverstad."""
