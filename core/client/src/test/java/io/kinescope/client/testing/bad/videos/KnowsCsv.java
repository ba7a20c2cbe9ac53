package io.kinescope.client.testing.bad.videos;

import de.siegmar.fastcsv.reader.CsvRecord;

/** Breaks: only the export package knows the CSV reader. */
record KnowsCsv(CsvRecord row) {}
