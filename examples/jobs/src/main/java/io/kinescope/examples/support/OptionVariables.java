package io.kinescope.examples.support;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The values of options that are absent: {@code --max-removed} is {@code KINESCOPE_MAX_REMOVED}. */
record OptionVariables(Map<String, String> environment) implements IDefaultValueProvider {

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !hasVariable(option)) {
            return null;
        }
        String value = environment.get(name(option));
        return value == null || value.isBlank() ? null : value;
    }

    static boolean hasVariable(OptionSpec option) {
        return !option.usageHelp() && !option.versionHelp();
    }

    static String name(OptionSpec option) {
        return "KINESCOPE_"
                + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
