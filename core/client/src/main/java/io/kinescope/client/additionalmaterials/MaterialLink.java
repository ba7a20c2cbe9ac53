package io.kinescope.client.additionalmaterials;

/**
 * The URL of the file of an additional material.
 *
 * @param link the URL to download it from, which is signed and short-lived; a secret, since whoever knows it can download
 */
public record MaterialLink(String link) {

    /** Returns stars in the place of the link. */
    @Override
    public String toString() {
        return "MaterialLink[link=***]";
    }
}
