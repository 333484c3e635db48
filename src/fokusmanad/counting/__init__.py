"""Forms become figures: tallies, summaries, comparisons, intervals, saved summaries."""
