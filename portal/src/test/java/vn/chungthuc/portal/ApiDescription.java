package vn.chungthuc.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// The served OpenAPI file, and what answers do that it does not say. Stricter than JSON Schema: a
/// member that is not described is a fault, too.
final class ApiDescription {
    private final JsonNode schemas;

    private ApiDescription(JsonNode schemas) {
        this.schemas = schemas;
    }

    static ApiDescription of(String origin) throws Exception {
        try (var in = URI.create(origin + "/api/openapi.json").toURL().openStream()) {
            var whole = JsonMapper.builder().build().readTree(in);
            return new ApiDescription(whole.path("components").path("schemas"));
        }
    }

    List<String> faults(JsonNode answer, String schema) {
        var faults = new ArrayList<String>();
        check(schema, answer, schemas.path(schema), faults);
        return faults;
    }

    private void check(String at, JsonNode value, JsonNode schema, List<String> faults) {
        if (schema.has("$ref")) {
            var name = schema.get("$ref").asText();
            var target = schemas.path(name.substring(name.lastIndexOf('/') + 1));
            check(at, value, target, faults);
            return;
        }
        if (!ofType(value, schema.path("type"))) {
            faults.add(at + " is " + value.getNodeType() + ", not " + schema.path("type"));
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            faults.add(at + " may not be " + value);
        }
        if (schema.has("pattern") && !value.asText().matches(schema.get("pattern").asText())) {
            faults.add(at + " does not match: " + value);
        }
        value.elements()
                .forEachRemaining(each -> {
                    if (value.isArray()) {
                        check(at + "[]", each, schema.path("items"), faults);
                    }
                });
        if (value.isObject()) {
            members(at, value, schema, faults);
        }
    }

    private void members(String at, JsonNode value, JsonNode schema, List<String> faults) {
        schema.path("required")
                .forEach(name -> {
                    if (!value.has(name.asText())) {
                        faults.add(at + " lacks " + name);
                    }
                });
        for (var member : value.properties()) {
            var described = schema.path("properties").path(member.getKey());
            if (described.isMissingNode()) {
                faults.add(at + "." + member.getKey() + " is not described");
            } else {
                check(at + "." + member.getKey(), member.getValue(), described, faults);
            }
        }
    }

    private static boolean ofType(JsonNode value, JsonNode type) {
        if (type.isArray()) {
            return java.util.stream.StreamSupport.stream(type.spliterator(), false)
                    .anyMatch(one -> ofType(value, one));
        }
        return switch (type.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static boolean contains(JsonNode choices, JsonNode value) {
        return java.util.stream.StreamSupport.stream(choices.spliterator(), false)
                .anyMatch(value::equals);
    }
}
