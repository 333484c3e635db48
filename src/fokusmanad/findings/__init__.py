"""Problems as values, and the catalogue of codes with their words in Swedish and English."""
