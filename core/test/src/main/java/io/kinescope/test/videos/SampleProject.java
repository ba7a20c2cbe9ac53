package io.kinescope.test.videos;

import java.util.List;

/**
 * A project of the sample library and the topics of its videos.
 *
 * @param project the project's name
 * @param weight its share of the videos, relative to the other projects
 * @param folders its folders; {@code A/B} is a folder B in the folder A, which is listed before
 * @param kind the first word of each title
 * @param about the beginning of each description
 * @param topics the topics of the videos
 */
public record SampleProject(
        String project, int weight, List<String> folders, String kind, String about, List<String> topics) {

    public static final List<SampleProject> SAMPLES = List.of(
            new SampleProject(
                    "Computer science lectures",
                    30,
                    List.of("Autumn term", "Spring term", "Spring term/Seminars"),
                    "Lecture",
                    "Recorded in the main hall. Slides and exercises are in the course materials. Topic: ",
                    List.of(
                            "Sorting and searching",
                            "Graphs & shortest paths",
                            "Dynamic programming",
                            "Virtual memory",
                            "Distributed consensus",
                            "Type systems",
                            "Compilers: from parse tree to code",
                            "Public-key cryptography",
                            "Relational algebra",
                            "Concurrency without locks",
                            "Floating point <and its surprises>")),
            new SampleProject(
                    "Webinars",
                    20,
                    List.of("For teachers", "For developers"),
                    "Webinar",
                    "With questions from the audience at the end. ",
                    List.of(
                            "Running a course online",
                            "Video in the classroom",
                            "Protecting paid content",
                            "Reading the analytics",
                            "Embedding a player",
                            "Interactive quizzes that work",
                            "Accessibility: subtitles and beyond")),
            new SampleProject(
                    "Marketing",
                    12,
                    List.of("Campaigns", "Campaigns/Summer", "Campaigns/Winter", "Customer stories"),
                    "Spot",
                    "Approved for publication. ",
                    List.of(
                            "Summer sale",
                            "Back to school",
                            "Meet the team",
                            "\"It just plays\": a customer story",
                            "One minute about us",
                            "Winter catalogue",
                            "Behind the scenes")),
            new SampleProject(
                    "Onboarding",
                    8,
                    List.of(),
                    "Day",
                    "Part of the first month for everyone who joins. ",
                    List.of(
                            "Welcome",
                            "Accounts and access",
                            "How we plan our work",
                            "Security basics",
                            "Writing things down",
                            "Who to ask")),
            new SampleProject(
                    "Conference talks",
                    10,
                    List.of("Main stage", "Workshops"),
                    "Talk",
                    "Recorded live. ",
                    List.of(
                            "Streaming at the edge",
                            "What viewers wait for",
                            "Codecs in ten years",
                            "Low latency, honestly",
                            "The cost of a rebuffer",
                            "Teaching with video")),
            new SampleProject(
                    "История России",
                    12,
                    List.of("Древняя Русь", "XVIII век"),
                    "Лекция",
                    "Запись занятия. Материалы — в личном кабинете. Тема: ",
                    List.of(
                            "Крещение Руси",
                            "Ярослав Мудрый и «Русская правда»",
                            "Пётр I и его реформы",
                            "Северная война",
                            "Екатерина II",
                            "Ёлка, ассамблеи и быт петровской эпохи")),
            new SampleProject(
                    "Вебинары для родителей",
                    8,
                    List.of(),
                    "Вебинар",
                    "С ответами на вопросы. ",
                    List.of(
                            "Как готовиться к экзаменам",
                            "Выбор профессии",
                            "Первый раз в первый класс",
                            "Экран и сон")));

    String title(int number, String topic) {
        return kind + " " + number + ": " + topic;
    }

    String description(String topic) {
        return about + topic;
    }
}
