/** The client in the health and info endpoints of Spring Boot's Actuator. */
@NullMarked
package io.kinescope.spring.boot.actuate;

import org.jspecify.annotations.NullMarked;
