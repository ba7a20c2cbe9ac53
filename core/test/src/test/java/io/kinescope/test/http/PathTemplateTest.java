package io.kinescope.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PathTemplateTest {

    @Test
    void readsTheIdsOfAPath() {
        PathTemplate template = PathTemplate.of("/v1/videos/{video_id}/posters/{poster_id}");
        assertThat(template.match("/v1/videos/1/posters/2")).isEqualTo(Map.of("video_id", "1", "poster_id", "2"));
        assertThat(template.match("/v1/videos/1/posters/2/")).isNotNull();
        assertThat(template.match("/v1/videos/1/posters")).isNull();
        assertThat(template.match("/v1/videos/1/subtitles/2")).isNull();
        assertThat(template).hasToString("/v1/videos/{video_id}/posters/{poster_id}");
    }

    @Test
    void keepsExportsApart() {
        PathTemplate export = PathTemplate.of("/invoices/{id}.csv");
        assertThat(export.match("/invoices/1.csv")).isEqualTo(Map.of("id", "1"));
        assertThat(export.match("/invoices/1")).isNull();
        assertThat(export.match("/invoices/.csv")).isNull();
        assertThat(PathTemplate.of("/invoices/{id}").match("/invoices/1.csv")).isNull();
        assertThat(PathTemplate.of("/invoices/{id}").match("/invoices/1.txt")).isNotNull();
    }
}
