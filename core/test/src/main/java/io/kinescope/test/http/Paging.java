package io.kinescope.test.http;

import io.kinescope.test.json.Json;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The page of a listing that a request names.
 *
 * @param page its number, from 1 on
 * @param perPage the number of items per page
 */
public record Paging(int page, int perPage) {

    private static final int DEFAULT_PER_PAGE = 10;
    private static final int MAX_PER_PAGE = 100;

    public static Paging of(Query query) {
        return new Paging(query.count("page", 1), Math.min(query.count("per_page", DEFAULT_PER_PAGE), MAX_PER_PAGE));
    }

    /** Returns the page as it is answered; beyond the end it has no items. */
    public ObjectNode answer(int total, Ordering order, IntFunction<ObjectNode> item) {
        ObjectNode answer = Json.object();
        ObjectNode meta = answer.putObject("meta");
        meta.putObject("pagination").put("page", page).put("per_page", perPage).put("total", total);
        meta.set("order", order.meta());
        ArrayNode data = answer.putArray("data");
        long from = (page - 1L) * perPage;
        for (long i = from; i < Math.min(from + perPage, total); i++) {
            data.add(item.apply((int) i));
        }
        return answer;
    }
}
