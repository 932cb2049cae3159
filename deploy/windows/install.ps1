<#
.SYNOPSIS
Installerar eller uppgraderar IndicatorSync som Windows-tjänst.
.DESCRIPTION
Körs som administratör i den uppackade mappen. Frågar först efter SQL Server-instansen. Inställningar, katalog och databas som redan
finns lämnas orörda; den förra programversionen sparas i mappen previous för återgång.
.EXAMPLE
.\install.ps1 -SqlServer SQL01\DRIFT -Account 'KOMMUN\svc-indicatorsync$'
#>
[CmdletBinding()]
param(
    # Instansen, till exempel SQL01 eller SQL01\DRIFT. Skriv - för den inbyggda databasen SQLite, bara för prov.
    [string] $SqlServer,
    [string] $Database = 'IndicatorSync',
    # gMSA (slutar på $), domänkonto eller tjänstens virtuella konto, som är förvalt.
    [string] $Account = 'NT SERVICE\IndicatorSync',
    # Bara för ett vanligt domänkonto; fråga med Get-Credential i stället för att skriva lösenord på kommandoraden.
    [System.Management.Automation.PSCredential] $Credential,
    [string] $ProgramFolder = (Join-Path $env:ProgramFiles 'IndicatorSync'),
    [string] $DataFolder = (Join-Path $env:ProgramData 'IndicatorSync')
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$serviceName = 'IndicatorSync'

function Invoke-Native {
    param([string] $Program, [string[]] $Arguments)
    & $Program $Arguments | Out-Null
    if ($LASTEXITCODE -ne 0) {
        throw "$Program $($Arguments -join ' ') misslyckades med kod $LASTEXITCODE."
    }
}

$principal = New-Object Security.Principal.WindowsPrincipal ([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'Kör skriptet som administratör.'
}

if (-not $SqlServer) {
    $SqlServer = Read-Host 'SQL Server-instans (till exempel SQL01 eller SQL01\DRIFT; - för SQLite, bara för prov)'
}
if (-not $SqlServer) {
    throw 'Ange en SQL Server-instans, eller - för SQLite.'
}

$source = Split-Path -Parent $MyInvocation.MyCommand.Path
$executable = Join-Path $source 'IndicatorSync.Worker.exe'
if (-not (Test-Path $executable)) {
    throw "IndicatorSync.Worker.exe saknas i ${source}: kör skriptet i den uppackade mappen."
}

$sums = Join-Path $source 'SHA256SUMS'
if (Test-Path $sums) {
    foreach ($line in Get-Content $sums) {
        $expected, $name = $line -split '  ', 2
        $actual = (Get-FileHash -Algorithm SHA256 -Path (Join-Path $source $name)).Hash
        if ($actual -ne $expected) {
            throw "Kontrollsumman för $name stämmer inte: hämta filerna på nytt."
        }
    }
}

# En gMSA och ett virtuellt konto har inget lösenord att lagra.
$hasOwnPassword = -not ($Account.EndsWith('$') -or $Account -like 'NT SERVICE\*' -or $Account -like 'NT AUTHORITY\*')
if ($hasOwnPassword -and -not $Credential) {
    $Credential = Get-Credential -UserName $Account -Message 'Tjänstens konto'
}

$service = Get-Service -Name $serviceName -ErrorAction SilentlyContinue
$wasRunning = $service -and $service.Status -eq 'Running'
if ($service -and $service.Status -ne 'Stopped') {
    Stop-Service -Name $serviceName
    $service.WaitForStatus('Stopped', [TimeSpan]::FromSeconds(60))
}

$previous = Join-Path $DataFolder 'previous'
if ((Test-Path $ProgramFolder) -and $source -ne $previous -and $source -ne $ProgramFolder) {
    if (Test-Path $previous) {
        Remove-Item -Recurse -Force $previous
    }
    New-Item -ItemType Directory -Force -Path $DataFolder | Out-Null
    Copy-Item -Recurse -Force $ProgramFolder $previous
    Get-ChildItem $ProgramFolder -Exclude 'appsettings.json' | Remove-Item -Recurse -Force
}
foreach ($folder in $ProgramFolder, $DataFolder, (Join-Path $DataFolder 'secrets'), (Join-Path $DataFolder 'bundle')) {
    New-Item -ItemType Directory -Force -Path $folder | Out-Null
}
if ($source -ne $ProgramFolder) {
    Copy-Item -Recurse -Force (Join-Path $source '*') $ProgramFolder -Exclude 'appsettings.json'
}

# Inställningarna ligger bredvid programmet, där det läser dem, och följer med vid uppgradering.
$settings = Join-Path $ProgramFolder 'appsettings.json'
if (-not (Test-Path $settings)) {
    if ($SqlServer -eq '-') {
        $databaseSettings = @{ Provider = 'Sqlite'; ConnectionString = 'Data Source=' + (Join-Path $DataFolder 'indicatorsync.db') }
    }
    else {
        $databaseSettings = @{ Provider = 'SqlServer'; ConnectionString = "Server=$SqlServer;Database=$Database;Integrated Security=true" }
    }
    $content = @{
        Catalogue = @{ Path = (Join-Path $DataFolder 'indikatorer.yaml') }
        Database = $databaseSettings
        Mail = @{ Transport = 'Pickup'; PickupDirectory = (Join-Path $DataFolder 'outbox') }
        Secrets = @{ Directory = (Join-Path $DataFolder 'secrets') }
        Logging = @{ LogLevel = @{ Default = 'Information'; Microsoft = 'Warning'; Polly = 'Warning'; Quartz = 'Warning'; System = 'Warning' } }
    }
    [IO.File]::WriteAllText($settings, ($content | ConvertTo-Json -Depth 4), (New-Object Text.UTF8Encoding $false))
}
$catalogue = Join-Path $DataFolder 'indikatorer.yaml'
if (-not (Test-Path $catalogue)) {
    Copy-Item (Join-Path $ProgramFolder 'samples\norsjo-2026\indikatorer.yaml') $catalogue
}

if (-not $service) {
    $binary = '"' + (Join-Path $ProgramFolder 'IndicatorSync.Worker.exe') + '" run'
    Invoke-Native 'sc.exe' @('create', $serviceName, 'binPath=', $binary, 'start=', 'delayed-auto', 'DisplayName=', 'IndicatorSync')
}
if ($hasOwnPassword) {
    $change = Get-WmiObject -Class Win32_Service -Filter "Name='$serviceName'"
    $answer = $change.Change($null, $null, $null, $null, $null, $null, $Credential.UserName, $Credential.GetNetworkCredential().Password)
    if ($answer.ReturnValue -ne 0) {
        throw "Kontot $Account godtogs inte för tjänsten (kod $($answer.ReturnValue)). Har det rätten Logga in som tjänst?"
    }
}
else {
    Invoke-Native 'sc.exe' @('config', $serviceName, 'obj=', $Account)
}
Invoke-Native 'sc.exe' @('description', $serviceName, 'Hämtar nyckeltal ur Kolada, bedömer dem mot planen och mejlar larm.')
# Starta om efter 1, 5 och sedan var 15:e minut, också när tjänsten själv slutar med en felkod.
Invoke-Native 'sc.exe' @('failure', $serviceName, 'reset=', '86400', 'actions=', 'restart/60000/restart/300000/restart/900000')
Invoke-Native 'sc.exe' @('failureflag', $serviceName, '1')
Set-ItemProperty -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$serviceName" -Name Environment -Type MultiString -Value @(
    'DOTNET_BUNDLE_EXTRACT_BASE_DIR=' + (Join-Path $DataFolder 'bundle'),
    'DOTNET_EnableDiagnostics=0'
)

# Program: läsa. Data: ändra. Hemligheter: bara tjänsten och administratörer.
Invoke-Native 'icacls.exe' @($ProgramFolder, '/grant', "${Account}:(OI)(CI)RX", '/T', '/Q')
Invoke-Native 'icacls.exe' @($DataFolder, '/inheritance:r', '/grant:r', '*S-1-5-32-544:(OI)(CI)F', '*S-1-5-18:(OI)(CI)F', "${Account}:(OI)(CI)M", '/Q')
Invoke-Native 'icacls.exe' @((Join-Path $DataFolder 'secrets'), '/inheritance:r', '/grant:r', '*S-1-5-32-544:(OI)(CI)F', "${Account}:(OI)(CI)R", '/Q')

if (-not [Diagnostics.EventLog]::SourceExists($serviceName)) {
    New-EventLog -LogName Application -Source $serviceName
}

if ($wasRunning) {
    Start-Service -Name $serviceName
}

Write-Host "IndicatorSync är installerat i $ProgramFolder; inställningar och data ligger i $DataFolder."
if (-not $wasRunning) {
    Write-Host 'Nästa steg:'
    Write-Host "  1. Skriv er katalog i $catalogue och inställningarna i $settings."
    Write-Host "  2. Ge kontot $Account tillgång till databasen $Database på $SqlServer, och kör migrate."
    Write-Host "  3. & '$ProgramFolder\IndicatorSync.Worker.exe' doctor"
    Write-Host "  4. Start-Service $serviceName"
}
