package io.kinescope.examples.support;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of a command, whose lines break at spaces. Those of picocli break by the rules for prose, also within URLs and
 * names of files.
 */
final class WordwiseHelp extends Help {

    private static final int INDENT = 2;
    private static final int GAP = 3;

    WordwiseHelp(CommandSpec command, ColorScheme colors) {
        super(command, colors);
    }

    @Override
    public String description(Object... parameters) {
        TextTable table = new WordTable(colorScheme(), new Column(width(), 0, Overflow.WRAP));
        table.indentWrappedLines = 0;
        for (String paragraph : commandSpec().usageMessage().description()) {
            table.addRowValues(paragraph.formatted(parameters));
        }
        return table.toString();
    }

    @Override
    public Layout createDefaultLayout(
            List<OptionSpec> options, List<PositionalParamSpec> positionals, ColorScheme colors) {
        Layout layout = super.createDefaultLayout(options, positionals, colors);
        return new Layout(
                colors,
                new WordTable(colors, layout.textTable().columns()),
                layout.optionRenderer(),
                layout.parameterRenderer());
    }

    @Override
    public String commandList(Map<String, Help> commands) {
        TextTable table = table(commands);
        commands.values()
                .forEach(command -> table.addRowValues(
                        command.commandNamesText(", "),
                        colorScheme().text(command.commandSpec().usageMessage().description()[0])));
        return table.toString();
    }

    @Override
    public TextTable createTextTable(Map<?, ?> rows) {
        TextTable table = table(rows);
        rows.forEach((name, text) -> table.addRowValues(String.valueOf(name), String.valueOf(text)));
        return table;
    }

    /** Returns a table of names and texts that is as wide as the help. */
    private TextTable table(Map<?, ?> rows) {
        int longest = rows.keySet().stream()
                .mapToInt(name -> String.valueOf(name).length())
                .max()
                .orElse(0);
        int names = longest + GAP;
        return new WordTable(
                colorScheme(),
                new Column(names, INDENT, Overflow.SPAN),
                new Column(width() - names, INDENT, Overflow.WRAP));
    }

    private int width() {
        return commandSpec().usageMessage().width();
    }

    /** A table whose texts break at spaces. */
    private static final class WordTable extends TextTable {

        WordTable(ColorScheme colors, Column... columns) {
            super(colors, columns);
        }

        @Override
        public Cell putValue(int row, int number, Text text) {
            Column column = columns()[number];
            if (column.overflow != Overflow.WRAP || text == null) {
                return super.putValue(row, number, text);
            }
            int indent = column.indent;
            int line = row;
            Text rest = text;
            for (int end = endOfLine(rest, column); end > 0; end = endOfLine(rest, column)) {
                super.putValue(line, number, rest.substring(0, end));
                rest = rest.substring(end + (rest.plainString().charAt(end) == ' ' ? 1 : 0));
                column.indent = indent + indentWrappedLines;
                addEmptyRow();
                line++;
            }
            super.putValue(line, number, rest);
            column.indent = indent;
            return new Cell(number, line);
        }

        /** Returns the number of characters in the line; 0 if the rest of the text fits. A word as long as a line breaks anywhere. */
        private static int endOfLine(Text text, Column column) {
            int width = column.width - column.indent;
            String plain = text.plainString();
            if (plain.length() <= width) {
                return 0;
            }
            int space = plain.lastIndexOf(' ', width);
            int slash = plain.lastIndexOf('/', width - 1);
            return space > 0 ? space : slash > 0 ? slash + 1 : width;
        }
    }
}
