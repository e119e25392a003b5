// Which policy judged: the canonical bytes of a message and their SHA-256.
#ifndef GUIJU_SRC_DIGEST_H_
#define GUIJU_SRC_DIGEST_H_

#include <google/protobuf/message.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace guiju::internal {

// The message in the binary form, fields in the order of their numbers. Protobuf does not promise
// one byte string per message for ever; here it holds because our schemas have neither maps (whose
// order is free) nor extensions, a message that has been read has no unknown fields, absent fields
// are not written, and varints and lengths are written in their shortest form by every runtime.
// Comments, layout and the form that a policy was written in do not count: textproto, JSON and
// binary of one policy give the same bytes. Allocates; thread-safe; cannot fail below 2 GiB.
std::string CanonicalBytes(const google::protobuf::Message& message);

// FIPS 180-4. Any bytes; pure, thread-safe, does not allocate.
std::array<std::uint8_t, 32> Sha256(std::string_view bytes);

// 64 lower-case hexadecimal digits: Sha256Hex("abc") begins with ba7816bf.
std::string Sha256Hex(std::string_view bytes);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_DIGEST_H_
