package io.kinescope.client.additionalmaterials;

/**
 * The URL of the file of an additional material.
 *
 * @param link the URL to download it from; whether it expires is undocumented
 */
public record MaterialLink(String link) {}
