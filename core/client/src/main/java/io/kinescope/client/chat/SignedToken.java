package io.kinescope.client.chat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/** The token of a user. The only class that needs the JOSE library, so that the others load without it. */
final class SignedToken {

    private SignedToken() {}

    static String of(ChatSigningKey key, String eventId, ChatUser user, Instant start, Instant end) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .audience("chat")
                .claim("user_id", user.userId())
                .claim("username", user.username())
                .claim("event_id", eventId)
                .issueTime(Date.from(start))
                .notBeforeTime(Date.from(start))
                .expirationTime(Date.from(end))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.kid())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key.privateKey()));
        } catch (JOSEException unsigned) {
            throw new IllegalStateException("the chat key " + key.kid() + " cannot sign", unsigned);
        }
        return token.serialize();
    }
}
