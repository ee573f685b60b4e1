using Assay.Documents;

namespace Assay.Architectures;

/// <summary>
/// Reads the map <c>published</c>. A figure is a number, a map of <c>value</c>, <c>source</c> and <c>note</c>, or, where
/// sources disagree, a map whose <c>values</c> lists several of these.
/// </summary>
internal static class PublishedFields
{
    private const string Figure = "Write '671B' or '{ value: 671B, source: deepseek-v3-report }'.";

    public static PublishedSizes Read(YamlFields parent)
    {
        if (parent.Map("published", "a set of published sizes") is not { } fields)
            return new([], []);
        var sizes = new PublishedSizes(Figures(fields, "parameters"), Figures(fields, "active_parameters"));
        if (sizes is { Parameters: [_, ..] all, ActiveParameters: [_, ..] active } && active.Max(size => size.Value) > all.Max(size => size.Value))
            fields.Errors.Add(fields.Place("active_parameters"), "More parameters are active than there are.", "'active_parameters' must be at most 'parameters'.");
        fields.RefuseTheRest();
        return sizes;
    }

    private static IReadOnlyList<PublishedSize> Figures(YamlFields fields, string key)
    {
        if (fields.Reader.Optional(key) is not { } value)
            return [];
        if (value is not YamlMap map || map.Find("values") is null)
            return One(fields.Errors, key, value) is { } single ? [single] : [];

        var several = new YamlFields(map, "a list of figures", fields.Errors);
        var values = several.Reader.Optional("values");
        several.RefuseTheRest();
        if (values is YamlList list)
            return [.. list.Items.Select(item => One(fields.Errors, key, item)).OfType<PublishedSize>()];
        fields.Errors.Add(several.Place("values"), "'values' must be a list of figures.", "Write each as '- { value: 671B, source: deepseek-v3-report }'.");
        return [];
    }

    private static PublishedSize? One(Errors errors, string key, YamlValue value)
    {
        if (value is not YamlMap map)
            return Size(errors, key, value) is { } bare ? new(bare) : null;
        var fields = new YamlFields(map, "a figure", errors);
        var size = fields.Reader.Required("value", Figure) is { } number ? Size(errors, "value", number) : null;
        var (source, note) = (fields.Reader.Text("source"), fields.Reader.Text("note"));
        fields.RefuseTheRest();
        return size is { } known ? new(known, source, note) : null;
    }

    private static double? Size(Errors errors, string name, YamlValue value)
    {
        if (YamlFields.Number(errors, name, value) is not { } number)
            return null;
        if (number > 0 && double.IsFinite(number))
            return number;
        errors.Add(value.At, $"'{name}' must be above zero.", Figure);
        return null;
    }
}
