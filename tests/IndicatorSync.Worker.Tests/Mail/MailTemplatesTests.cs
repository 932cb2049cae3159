using IndicatorSync.Core.Alerting;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Outbox;
using Scriban.Syntax;
using static IndicatorSync.Worker.Tests.Mail.MailSamples;

namespace IndicatorSync.Worker.Tests.Mail;

public sealed class MailTemplatesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_file_of_ones_own_replaces_one_template_and_is_escaped_too()
    {
        Write("digest.html", "<p>{{ plan }}</p>\r\n");

        var mail = RenderWithFolder(Digest(MailKind.Start) with { Plan = "A & <B>" });

        Assert.Equal("<p>A &amp; &lt;B&gt;</p>\n", mail.Html);
        Assert.Equal(Renderer.Render(Digest(MailKind.Start) with { Plan = "A & <B>" }).Text, mail.Text);
    }

    [Fact]
    public void A_template_that_does_not_parse_is_named()
    {
        Write("digest.txt", "{{ for row in");

        Assert.Contains("digest.txt", Assert.Throws<InvalidDataException>(() => MailTemplates.Load(folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_member_fails_instead_of_printing_nothing()
    {
        Write("digest.txt", "{{ titel }}");

        Assert.Throws<ScriptRuntimeException>(() => RenderWithFolder(Digest(MailKind.Start)));
    }

    private RenderedMail RenderWithFolder(Digest digest) => new MailRenderer(MailTemplates.Load(folder.FullName)).Render(digest);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
