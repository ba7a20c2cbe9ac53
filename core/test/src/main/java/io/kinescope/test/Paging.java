package io.kinescope.test;

import java.util.function.IntFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which page of a listing is asked for.
 *
 * @param page its number, from 1 on
 * @param perPage how many items a page has
 */
record Paging(int page, int perPage) {

    private static final int DEFAULT_PER_PAGE = 10;
    private static final int MAX_PER_PAGE = 100;

    static Paging of(Query query) {
        return new Paging(query.count("page", 1), Math.min(query.count("per_page", DEFAULT_PER_PAGE), MAX_PER_PAGE));
    }

    /** The page as it is answered; beyond the end it has no items. */
    ObjectNode answer(int total, Ordering order, IntFunction<ObjectNode> item) {
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
