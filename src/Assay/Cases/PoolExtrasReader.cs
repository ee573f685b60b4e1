using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The keys <c>spares</c>, <c>installation</c>, <c>software</c> and <c>support</c> of a fleet or a pool.</summary>
internal sealed class PoolExtrasReader(CaseContext context)
{
    /// <summary>The values under the four keys, null where they are not told.</summary>
    public sealed record Values(YamlValue? Spares, YamlValue? Installation, YamlValue? Software, YamlValue? Support);

    public static Values Keys(MapReader reader) => new(reader.Optional("spares"), reader.Optional("installation"), reader.Optional("software"), reader.Optional("support"));

    /// <summary>Reads the values; those that are not told are those of the fleet.</summary>
    public PoolExtras Read(Values values, string name, Message before, Grounds? grounds, PoolExtras defaults)
    {
        Quantity<U>? One<U>(YamlValue? value, string key, Message title, Quantity<U>? otherwise)
            where U : IUnit => value is null ? otherwise : context.Read<U>(value, $"{name}.{key}", before.IsEmpty ? title : $"{before}{title.Small}", grounds);

        return new PoolExtras(
            One(values.Spares, "spares", "Spare servers and parts as a share of the price of the servers", defaults.Spares),
            One(values.Installation, "installation", "Installation as a share of the price of servers, network and storage", defaults.Installation),
            One(values.Software, "software", "Software licences for each accelerator, by the year", defaults.Software),
            One(values.Support, "support", "Yearly support contract as a share of the price of the servers", defaults.Support));
    }
}
