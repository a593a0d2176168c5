
# ---- The bundle and the computer ----

function Read-Bundle {
    $file = Join-Path $script:BundleFolder 'bundle.json'
    if (-not (Test-Path -LiteralPath $file)) {
        Stop-With $EXIT_BUNDLE 'bundle.json is missing. Extract the whole ZIP into one folder.' 'bundle.json がありません。ZIP全体を1つのフォルダーに展開してください。'
    }
    $read = Get-Content -LiteralPath $file -Raw -Encoding UTF8 | ConvertFrom-Json
    if ($read.bundle -ne $BUNDLE_FORMAT) {
        Stop-With $EXIT_BUNDLE 'This bundle was made for another version of the script.' 'このパッケージは別の版のスクリプト用です。'
    }
    $script:Made = $read.made
    return $read
}

function Confirm-Computer($Bundle) {
    $own = @($env:COMPUTERNAME, [System.Net.Dns]::GetHostName()) | ForEach-Object { $_.Split('.')[0] }
    $mine = $false
    foreach ($name in @($Bundle.names)) {
        # Windows cuts the NetBIOS name to 15 characters.
        $label = $name.Split('.')[0]
        $short = $label.Substring(0, [Math]::Min(15, $label.Length))
        if ($own -contains $label -or $own -contains $short) { $mine = $true }
    }
    if (-not $mine) {
        Stop-With $EXIT_COMPUTER "This bundle is for $($Bundle.computer), and this computer is $env:COMPUTERNAME. Nothing was done." "このパッケージは $($Bundle.computer) 用ですが、このコンピューターは $env:COMPUTERNAME です。何も実行していません。"
    }
    $domain = [System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().DomainName
    if ($domain -and $Bundle.domain -and $domain -ne $Bundle.domain) {
        Find-Fault "The bundle says the domain $($Bundle.domain); this computer is in $domain." "パッケージのドメインは $($Bundle.domain) ですが、このコンピューターは $domain に属しています。"
    }
}

function Test-Administrator {
    $me = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
    return $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

function Confirm-Rights {
    if (-not (Test-Administrator)) {
        Stop-With $EXIT_RIGHTS 'Run Windows PowerShell as administrator, then start the script again.' '管理者としてWindows PowerShellを実行し、スクリプトをやり直してください。'
    }
}

# The certificates that go into a slot, with the slot: one row per slot of the bundle.
function Get-Uses($Bundle) {
    foreach ($own in @($Bundle.certificates)) {
        foreach ($use in @($Bundle.slots)) {
            if (@($own.slots) -contains $use.slot) { [pscustomobject]@{ Own = $own; Use = $use } }
        }
    }
}

# A SecureString that was handed over, the first line of a protected file, or typed without an echo.
function Get-PfxPassword {
    if ($Password) { return $Password }
    if ($PasswordFile) {
        Confirm-Protected $PasswordFile
        return ConvertTo-Secure ([System.IO.File]::ReadAllLines((Resolve-Path -LiteralPath $PasswordFile).ProviderPath)[0])
    }
    if ($Silent) {
        Stop-With $EXIT_USAGE 'With -Silent the password comes from -Password or -PasswordFile.' '-Silent では、パスワードを -Password か -PasswordFile で渡してください。'
    }
    $prompt = if ($script:Japanese) { 'PFXファイルのパスワード' } else { 'Password of the PFX file' }
    return Read-Host -Prompt $prompt -AsSecureString
}

function ConvertTo-Secure([string]$Line) {
    $secure = New-Object System.Security.SecureString
    foreach ($character in $Line.ToCharArray()) { $secure.AppendChar($character) }
    return $secure
}

# Everyone, Anonymous, Authenticated Users, Interactive, Users, Guests.
function Confirm-Protected([string]$File) {
    if (-not (Test-Path -LiteralPath $File)) {
        Stop-With $EXIT_USAGE "$File is not there." "$File がありません。"
    }
    $path = (Resolve-Path -LiteralPath $File).ProviderPath
    foreach ($open in 'S-1-1-0', 'S-1-5-7', 'S-1-5-11', 'S-1-5-4', 'S-1-5-32-545', 'S-1-5-32-546') {
        if (Test-Readable $path (New-Object System.Security.Principal.SecurityIdentifier($open))) {
            Stop-With $EXIT_USAGE "Ordinary users can read $path. First run: icacls `"$path`" /inheritance:r /grant *S-1-5-18:F *S-1-5-32-544:F" "一般ユーザーが $path を読み取れます。先に実行してください: icacls `"$path`" /inheritance:r /grant *S-1-5-18:F *S-1-5-32-544:F"
        }
    }
}
