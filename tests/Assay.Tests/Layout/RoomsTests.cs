using System.Text.RegularExpressions;

namespace Assay.Tests.Layout;

/// <summary>The folders of the library are rooms: each knows only those above it, so that facts flow one way.</summary>
public partial class RoomsTests
{
    private const string Library = "src/Assay";

    private static readonly string[] Rooms =
    [
        "Documents", "Quantities", "Uncertainty", "Modeling", "Catalog", "Architectures", "Hardware", "Fitting", "Training", "Serving", "Requests",
        "Economics", "Records", "Accounts", "Claims", "Cases", "Sweeps",
    ];

    [Fact]
    public void A_room_names_only_itself_and_the_rooms_above_it()
    {
        var faults = Files().SelectMany(file => RoomsNamedIn(Repository.Code(file.Path))
            .Where(named => Array.IndexOf(Rooms, named) > Array.IndexOf(Rooms, file.Room))
            .Select(named => $"{file.Path} names Assay.{named}: {file.Room} may use only {string.Join(", ", Rooms.TakeWhile(room => room != file.Room).Append(file.Room))}."));
        Assert.Empty(faults);
    }

    [Fact]
    public void No_room_names_the_front_door()
    {
        var door = Repository.Sources(Library).Where(path => path.Count(c => c == '/') == 2).Select(path => Path.GetFileNameWithoutExtension(path)).ToArray();
        Assert.Contains("Assayer", door);
        var faults = Files().SelectMany(file => door
            .Where(type => Regex.IsMatch(Repository.Code(file.Path), $@"\b{type}\b"))
            .Select(type => $"{file.Path} names {type}: the root namespace uses the rooms, and no room uses it."));
        Assert.Empty(faults);
    }

    [Fact]
    public void Training_and_serving_do_not_name_each_other()
    {
        var faults = Files().Where(file => file.Room is "Training" or "Serving" or "Requests").SelectMany(file => RoomsNamedIn(Repository.Code(file.Path))
            .Where(named => named is "Training" ? file.Room is not "Training" : named is "Serving" or "Requests" && file.Room is "Training")
            .Select(named => $"{file.Path} names Assay.{named}: training and serving are simulated apart; what they share belongs to Hardware."));
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_folder_is_a_room_and_every_file_is_in_the_namespace_of_its_room()
    {
        var faults = Files().Select(file => (file.Path, file.Room, Told: Namespace().Match(Repository.Text(file.Path)).Groups[1].Value))
            .Where(file => !Rooms.Contains(file.Room) || file.Told != $"Assay.{file.Room}")
            .Select(file => $"{file.Path} is in the namespace {file.Told}: expected Assay.{file.Room}, one of the rooms {string.Join(", ", Rooms)}.");
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("using Assay.Cases;", "Cases")]
    [InlineData("using static Assay.Claims.Scope;", "Claims")]
    [InlineData("global using Rate = Assay.Economics.Rate;", "Economics")]
    [InlineData("var x = Economics.Timing.Once;", "Economics")]
    [InlineData("IReadOnlyList<Claims.Claim> x;", "Claims")]
    public void The_check_sees_every_way_of_naming_a_room(string code, string room) => Assert.Equal([room], RoomsNamedIn(code));

    [Theory]
    [InlineData("result.Claims.Count()")]
    [InlineData("var cases = new Cases();")]
    [InlineData("using System.Data;")]
    public void The_check_takes_no_member_for_a_room(string code) => Assert.Empty(RoomsNamedIn(code));

    private static IEnumerable<(string Path, string Room)> Files() =>
        Repository.Sources(Library).Where(path => path.Count(c => c == '/') > 2).Select(path => (path, path.Split('/')[2]));

    private static IEnumerable<string> RoomsNamedIn(string code) =>
        Named().Matches(code).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value).Where(Rooms.Contains).Distinct();

    [GeneratedRegex(@"\bAssay\.([A-Z]\w*)|(?<![\w.])([A-Z]\w*)\.[A-Z]")]
    private static partial Regex Named();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
