<#
.SYNOPSIS
Bygger samma filer som publish.sh på en dator med Windows: en självständig fil per system, kontrollsummor,
materialförteckning (SBOM) och villkoren för allt som ingår.
.DESCRIPTION
Kräver .NET 10 SDK och Python 3 (materialförteckningen och villkoren).
#>
[CmdletBinding()]
param(
    [string] $Output,
    [string[]] $Rid = @('win-x64', 'linux-x64')
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent (Split-Path -Parent $MyInvocation.MyCommand.Path)
if (-not $Output) {
    $Output = Join-Path $root 'artifacts/publish'
}
$project = Join-Path $root 'src/IndicatorSync.Worker'
New-Item -ItemType Directory -Force -Path $Output | Out-Null

foreach ($system in $Rid) {
    $folder = Join-Path $Output "indicatorsync-$system"
    if (Test-Path $folder) {
        Remove-Item -Recurse -Force $folder
    }
    $build = Join-Path $root "artifacts/build-$system"
    # Varför en egen låsfil: se publish.sh.
    & dotnet publish $project "-p:PublishProfile=$system" -o $folder --nologo -v quiet "-p:PublishLocks=$build/locks" '-p:RestoreLockedMode=false' --artifacts-path $build
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet publish misslyckades för $system (kod $LASTEXITCODE)."
    }
    Get-ChildItem $folder -Include '*.pdb', '*.xml' -Recurse | Remove-Item
    Copy-Item -Recurse (Join-Path $root 'deploy/samples') (Join-Path $folder 'samples')
    Copy-Item (Join-Path $root 'docs/drift.md'), (Join-Path $root 'CHANGELOG.md'), (Join-Path $root 'LICENSE') $folder
    if ($system -like 'win-*') {
        Copy-Item (Join-Path $root 'deploy/windows/*.ps1') $folder
    }
    else {
        Copy-Item (Join-Path $root 'deploy/linux/*') $folder
    }

    $contents = (Join-Path $project 'packages.lock.json'), (Join-Path $root 'src/IndicatorSync.Core/packages.lock.json'), $system, $build
    $env:PYTHONUTF8 = '1'
    foreach ($made in @(@('sbom.py', 'sbom.cdx.json'), @('notices.py', 'THIRD-PARTY-NOTICES.txt'))) {
        $text = & python -B (Join-Path $root "deploy/$($made[0])") @contents
        if ($LASTEXITCODE -ne 0) {
            throw "$($made[1]) kunde inte skrivas (kod $LASTEXITCODE)."
        }
        [IO.File]::WriteAllText((Join-Path $folder $made[1]), ($text -join "`n") + "`n", (New-Object Text.UTF8Encoding $false))
    }

    $start = (Resolve-Path $folder).Path.Length + 1
    $sums = Get-ChildItem $folder -Recurse -File | Sort-Object FullName | ForEach-Object {
        (Get-FileHash -Algorithm SHA256 -Path $_.FullName).Hash.ToLowerInvariant() + '  ./' + $_.FullName.Substring($start).Replace('\', '/')
    }
    [IO.File]::WriteAllText((Join-Path $folder 'SHA256SUMS'), ($sums -join "`n") + "`n", (New-Object Text.UTF8Encoding $false))
}

Write-Host "Klart i ${Output}: $($Rid -join ', ')"
