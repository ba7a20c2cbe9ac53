package io.kinescope.client.type;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The base of the request objects of listings.
 *
 * @param <P> the type of the request object
 */
public abstract class PageParams<P extends PageParams<P>> extends Params<P> {

    /**
     * Creates an object with these values.
     *
     * @param values the values by name; must not change afterwards
     * @param constructor creates an object of the subclass with other values: the reference to its constructor
     */
    protected PageParams(Map<String, @Nullable Object> values, Function<Map<String, @Nullable Object>, P> constructor) {
        super(values, constructor);
    }

    /**
     * Sets the page at which the listing starts.
     *
     * @param number the first page to read, counted from 1, which is the default
     * @return a copy with the value
     */
    public final P page(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("pages are numbered from 1, not " + number);
        }
        return with("page", number);
    }

    /**
     * Sets the page size.
     *
     * @param items the number of items of a page, at least 1; the API usually allows up to 100 and may return fewer than
     *     requested; the default is the page size of the client
     * @return a copy with the value
     */
    public final P perPage(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("a page has at least 1 item, not " + items);
        }
        return with("per_page", items);
    }
}
