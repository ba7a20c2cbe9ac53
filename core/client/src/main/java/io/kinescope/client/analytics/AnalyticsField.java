package io.kinescope.client.analytics;

import io.kinescope.client.type.OpenEnum;

/** A column of custom analytics: what is measured, or what it is measured by. */
public sealed interface AnalyticsField extends OpenEnum permits Dimension, Metric {}
