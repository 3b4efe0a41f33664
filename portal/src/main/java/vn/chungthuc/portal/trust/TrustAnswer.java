package vn.chungthuc.portal.trust;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.signature.Belief;

/// What a child found.
///
/// @param beliefs one for each signature of the question, in its order
/// @param wanted what could decide more, to be fetched from outside
/// @param report by ETSI TS 119 102-2, XML; null unless asked for
record TrustAnswer(List<Belief> beliefs, List<Question.Wanted> wanted, @Nullable String report) {}
