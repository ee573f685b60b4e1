using System.CommandLine;
using Assay.Commands;
using Assay.Documents;
using Assay.Web.Server;
using Assay.Web.Work;

const int BadInput = 2;

var arguments = new ServerArguments();
var withParent = new Option<bool>("--with-parent") { Description = "Stop when standard input ends.", Hidden = true };
var command = new RootCommand("Serve the web app and the HTTP API of Assay.") { withParent };
arguments.AddTo(command);
command.SetAction(Serve);
try
{
    var parsed = command.Parse(args);
    if (parsed.Errors.Count == 0)
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    Console.Error.WriteLine(string.Join('\n', parsed.Errors.Select(error => error.Message)));
    Console.Error.WriteLine("'assay web --help' shows what there is.");
}
catch (InputException refused)
{
    Console.Error.WriteLine(refused.Message);
}
catch (IOException refused)
{
    Console.Error.WriteLine($"The server cannot listen: {refused.Message}");
    Console.Error.WriteLine("Name another port with --urls, such as http://127.0.0.1:0 for any that is free.");
}

return BadInput;

async Task Serve(ParseResult parsed, CancellationToken cancellation)
{
    await using var app = WebServer.Build(arguments.Read(parsed), parsed.GetValue(withParent));
    await app.StartAsync(cancellation);
    foreach (var address in app.Addresses())
        Console.WriteLine($"Assay is at {address}");
    _ = app.Services.GetRequiredService<Audits>().WarmUp(cancellation);
    await app.WaitForShutdownAsync(cancellation);
}
