package io.kinescope.client.testing.bad.videos;

import io.kinescope.client.testing.bad.projects.Projects;

/** Breaks: groups know only records of other groups. */
record KnowsProjects(Projects projects) {}
