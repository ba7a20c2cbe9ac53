package io.kinescope.client.additionalmaterials;

/**
 * Where the file of an additional material is.
 *
 * @param link the URL to download it from; whether it expires is undocumented
 */
public record MaterialLink(String link) {}
