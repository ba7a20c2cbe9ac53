package io.kinescope.client.type;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The base of the request objects of listings that come in pages.
 *
 * @param <P> the type of the request object
 */
public abstract class PageParams<P extends PageParams<P>> extends Params<P> {

    /** Creates an object with nothing set. */
    protected PageParams() {}

    /**
     * Creates an object with these values.
     *
     * @param values what is sent, by name
     */
    protected PageParams(Map<String, @Nullable Object> values) {
        super(values);
    }

    /**
     * Starts the listing at a page.
     *
     * @param number the first page to read; the first of the listing is 1, which is the default
     * @return a copy that starts there
     */
    public final P page(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("pages are numbered from 1, not " + number);
        }
        return with("page", number);
    }

    /**
     * Sets how many items a page has.
     *
     * @param items at least 1; the API usually gives up to 100 and may give fewer than asked for; the default is the
     *     client's page size
     * @return a copy with this page size
     */
    public final P perPage(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("a page has at least 1 item, not " + items);
        }
        return with("per_page", items);
    }
}
