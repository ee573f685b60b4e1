namespace Assay.Web.Server;

/// <summary>Ends the server with the command that started it, however that one ends.</summary>
internal static class Parent
{
    /// <summary>Stops the server when standard input, which the command holds open, is closed.</summary>
    public static void StopWithParent(this WebApplication app)
    {
        var lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
        var watch = new Thread(() =>
        {
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
            }

            lifetime.StopApplication();
        })
        { IsBackground = true };
        watch.Start();
    }
}
